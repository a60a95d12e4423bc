"""Answers to what cannot be answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return render(request, "not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request makes no sense."""
    return render(request, "not_found.html", status=400)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form did not come from this workbench, or from a page that is too old."""
    return render(request, "form_refused.html", status=403)
