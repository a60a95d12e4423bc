"""Every address of the workbench."""

from django.urls import path, register_converter

from candour.web.views import (
    cases,
    chronology,
    comparison,
    decisions,
    documents,
    editions,
    entries,
    export,
    findings,
    key,
    knowledge,
    leaks,
    ledger,
    log,
    making,
    orphans,
    people,
    preview,
    quotations,
    returns,
    timeline,
    voices,
    work,
)


class Hash:
    """The hash of an original."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(Hash, "hash")

_CASE = "cases/<slug:case>/"
_ENTRY = f"{_CASE}entries/<hash:original>/<str:place>/"
_RELEASE = f"{_CASE}release/"
_FILE = f"{_CASE}documents/<hash:original>/"

urlpatterns = [
    path("", cases.index, name="cases"),
    path("name/", cases.name, name="name"),
    path("new/", cases.new, name="new-case"),
    path(f"{_CASE}documents/", documents.index, name="documents"),
    path(f"{_CASE}documents/agencies/", documents.agencies, name="agencies"),
    path(_FILE, documents.show, name="document"),
    path(f"{_FILE}columns/", documents.columns, name="columns"),
    path(f"{_FILE}withdraw/", documents.withdraw, name="withdraw"),
    path(f"{_FILE}to-mend/", documents.to_mend, name="to-mend"),
    path(f"{_FILE}select/", making.select, name="select"),
    path(f"{_FILE}text/", documents.text, name="text"),
    path(f"{_FILE}pages/<int:page>.png", documents.printed, name="printed"),
    path(f"{_CASE}chronology/", chronology.show, name="chronology"),
    path(f"{_CASE}chronology/keep/", chronology.keep, name="keep-view"),
    path(f"{_CASE}chronology/forget/", chronology.forget, name="forget-view"),
    path(f"{_CASE}timeline/", timeline.show, name="timeline"),
    path(_ENTRY, entries.show, name="entry"),
    path(f"{_ENTRY}date/", entries.date, name="date-entry"),
    path(f"{_ENTRY}note/", entries.note, name="note-entry"),
    path(f"{_ENTRY}split/", entries.split, name="split-entry"),
    path(f"{_ENTRY}tag/", entries.tag, name="tag-entry"),
    path(f"{_ENTRY}event/", entries.event, name="event-of-entry"),
    path(f"{_CASE}undo/", decisions.undo, name="undo"),
    path(f"{_CASE}export/", export.show, name="export"),
    path(f"{_CASE}export/<str:ending>/", export.download, name="download"),
    path(f"{_CASE}returns/", returns.index, name="returns"),
    path(f"{_CASE}returns/form/", returns.form, name="return"),
    path(f"{_CASE}orphans/", orphans.index, name="orphans"),
    path(f"{_CASE}orphans/<slug:decision>/", orphans.show, name="orphan"),
    path(f"{_CASE}orphans/<slug:decision>/withdraw/", orphans.withdraw, name="withdraw-orphan"),
    path(f"{_CASE}quotations/", quotations.index, name="quotations"),
    path(f"{_CASE}compare/", comparison.index, name="compare"),
    path(f"{_CASE}compare/judge/", comparison.judge, name="judge-difference"),
    path(f"{_CASE}fisk/", voices.index, name="fisk"),
    path(f"{_CASE}findings/", findings.index, name="findings"),
    path(f"{_CASE}findings/new/", findings.new, name="new-finding"),
    path(f"{_CASE}findings/<slug:decision>/", findings.show, name="finding"),
    path(f"{_CASE}findings/<slug:decision>/change/", findings.change, name="change-finding"),
    path(f"{_CASE}findings/<slug:decision>/accept/", findings.accept, name="accept-quotation"),
    path(f"{_CASE}findings/<slug:decision>/ready/", findings.ready, name="finding-ready"),
    path(f"{_CASE}people/", people.index, name="people"),
    path(f"{_CASE}people/drawn/", people.drawn, name="genogram"),
    path(f"{_CASE}people/review/", people.review, name="review-people"),
    path(f"{_CASE}people/review/judge/", people.judge, name="judge-people"),
    path(f"{_CASE}people/<slug:person>/", people.show, name="person"),
    path(f"{_CASE}people/<slug:person>/merge/", people.merge, name="merge-person"),
    path(f"{_CASE}people/<slug:person>/part/", people.part, name="part-person"),
    path(f"{_CASE}knew/", knowledge.index, name="knew"),
    path(f"{_CASE}knew/ask/", knowledge.ask, name="ask"),
    path(f"{_CASE}knew/add/", knowledge.add, name="add-fact"),
    path(f"{_CASE}knew/<slug:fact>/", knowledge.show, name="fact"),
    path(f"{_RELEASE}key/", key.show, name="key"),
    path(f"{_RELEASE}key/draft/", key.draft, name="draft-key"),
    path(f"{_RELEASE}key/upload/", key.upload, name="upload-key"),
    path(f"{_RELEASE}key/take/", key.take, name="take-key"),
    path(f"{_RELEASE}key/allow/", key.allow, name="allow-in-key"),
    path(f"{_RELEASE}key/new/", key.new, name="new-in-key"),
    path(f"{_RELEASE}key/<slug:person>/", key.person, name="person-in-key"),
    path(f"{_RELEASE}key/<slug:person>/remove/", key.remove, name="remove-from-key"),
    path(f"{_RELEASE}preview/", preview.index, name="preview"),
    path(f"{_RELEASE}leaks/", leaks.index, name="leaks"),
    path(f"{_RELEASE}leaks/<slug:report>/", leaks.report, name="leak-report"),
    path(f"{_RELEASE}editions/", editions.index, name="editions"),
    path(f"{_RELEASE}editions/keys/", editions.keys, name="signing-keys"),
    path(f"{_RELEASE}editions/public-key/", editions.public, name="public-key"),
    path(f"{_RELEASE}editions/<slug:edition>/leaks/", leaks.of_edition, name="leaks-of-edition"),
    path(f"{_RELEASE}editions/<slug:edition>/release/", editions.release, name="release-edition"),
    path(f"{_RELEASE}editions/<slug:edition>/<str:file>", editions.download, name="edition-file"),
    path(f"{_RELEASE}ledger/", ledger.index, name="ledger"),
    path(f"{_RELEASE}ledger/<slug:decision>/", ledger.row, name="ledger-row"),
    path(f"{_RELEASE}ledger/<slug:name>.zip", ledger.download, name="release-zip"),
    path(f"{_CASE}log/", log.show, name="log"),
    path(f"{_CASE}work/", work.show, name="work"),
    path(f"{_CASE}work/state/", work.state, name="work-state"),
    path(f"{_CASE}work/stop/", work.stop, name="stop-work"),
    path(f"{_CASE}work/begin/", work.begin, name="begin-work"),
]

handler400 = "candour.web.views.refusals.bad_request"
handler404 = "candour.web.views.refusals.not_found"
