"""The levels at which two values of one kind agree, each with a code that has words."""

from enum import StrEnum


class Aspect(StrEnum):
    """What of a person is compared."""

    FORENAME = "forename"
    SURNAME = "surname"
    BORN = "born"
    SEX = "sex"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    IDENTIFIER = "identifier"
    TEXT = "text"


class Level(StrEnum):
    """How far two values agree. The code is the aspect, a full stop, and the level.

    From the surest to none: within one aspect the first level that fits is taken.
    """

    FORENAME_SAME = "forename.same"
    FORENAME_SWAPPED = "forename.swapped"
    """forename and surname stand in each other's place"""
    FORENAME_NICKNAME = "forename.nickname"
    FORENAME_LETTER = "forename.letter"
    """one letter wrong, missing, too many, or two that changed places"""
    FORENAME_PART = "forename.part"
    """one of several forenames is the same (a middle name)"""
    FORENAME_INITIAL = "forename.initial"
    FORENAME_SOUND = "forename.sound"
    FORENAME_LIKE = "forename.like"
    """two letters out in a longer name, or one begins the other"""
    FORENAME_DIFFERS = "forename.differs"

    SURNAME_SAME = "surname.same"
    SURNAME_SWAPPED = "surname.swapped"
    SURNAME_FORMER = "surname.former"
    SURNAME_PART = "surname.part"
    """one part of a double-barrelled name"""
    SURNAME_LETTER = "surname.letter"
    SURNAME_SOUND = "surname.sound"
    SURNAME_LIKE = "surname.like"
    SURNAME_INITIAL = "surname.initial"
    SURNAME_DIFFERS = "surname.differs"

    BORN_SAME = "born.same"
    BORN_SWAPPED = "born.swapped"
    """day and month stand in each other's place"""
    BORN_DIGIT = "born.digit"
    """one digit wrong, or two neighbours that changed places"""
    BORN_DAY_MONTH = "born.day_month"
    """the day and the month, in another year"""
    BORN_YEAR_MONTH = "born.year_month"
    BORN_YEAR = "born.year"
    BORN_NEAR = "born.near"
    """two digits out"""
    BORN_MAY = "born.may"
    """one is vague, and the other lies within it"""
    BORN_AGE = "born.age"
    """an age that the birth date, or the other's age, gives"""
    BORN_AGE_NEAR = "born.age_near"
    """an age a year or two out, as ages that people guess are"""
    BORN_AGE_CLASH = "born.age_clash"
    BORN_CLASH = "born.clash"

    SEX_SAME = "sex.same"
    SEX_DIFFERS = "sex.differs"

    ADDRESS_SAME = "address.same"
    ADDRESS_HOUSE = "address.house"
    """the house number and the road, whatever else is written"""
    ADDRESS_ROAD = "address.road"
    """the road, with another house number or none"""
    ADDRESS_LETTER = "address.letter"
    """a letter in ten or so is wrong"""
    ADDRESS_LIKE = "address.like"
    """half or more of the words, those for roads ("Street") not counted"""
    ADDRESS_DIFFERS = "address.differs"

    POSTCODE_SAME = "postcode.same"
    POSTCODE_LETTER = "postcode.letter"
    POSTCODE_SECTOR = "postcode.sector"
    POSTCODE_DISTRICT = "postcode.district"
    POSTCODE_AREA = "postcode.area"
    POSTCODE_DIFFERS = "postcode.differs"

    PHONE_SAME = "phone.same"
    PHONE_DIGIT = "phone.digit"
    PHONE_DIFFERS = "phone.differs"

    EMAIL_SAME = "email.same"
    EMAIL_USER = "email.user"
    """the part before the @, at another host"""
    EMAIL_LETTER = "email.letter"
    EMAIL_DIFFERS = "email.differs"

    IDENTIFIER_SAME = "identifier.same"
    IDENTIFIER_DIGIT = "identifier.digit"
    IDENTIFIER_DIFFERS = "identifier.differs"

    TEXT_SAME = "text.same"
    TEXT_LETTER = "text.letter"
    TEXT_WORDS = "text.words"
    """half or more of the words"""
    TEXT_DIFFERS = "text.differs"

    @property
    def aspect(self) -> Aspect:
        """What is compared at this level."""
        return Aspect(self.value.partition(".")[0])

    @property
    def degree(self) -> str:
        """The level's name within its aspect: "same", "letter", "differs"."""
        return self.value.partition(".")[2]
