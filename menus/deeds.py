"""What the tree's `do:` words mean: each makes an effect of what she chose, or None when there is nothing to do."""

from collections.abc import Callable, Mapping

from menus.found import (
    added_contact,
    chosen_centre,
    chosen_contact,
    chosen_district,
    chosen_place,
    chosen_region,
    chosen_request,
)
from menus.situation import Situation
from vocabulary.choices import PlaceLabel, SafeTime, SmsAnswers, Specialist, TellCentre
from vocabulary.codes import DistrictCode
from vocabulary.effects import (
    AddContact,
    AnswerCall,
    AskCallBack,
    AskQuestion,
    Effect,
    EraseEverything,
    HearAgain,
    Invite,
    KeepContact,
    PlaceAlert,
    RaiseAlert,
    RemoveContact,
    SetCentre,
    SetCover,
    SetDuressPin,
    SetHearsWhoGoes,
    SetLabelledPlace,
    SetLanguage,
    SetMissedCall,
    SetOwnName,
    SetOwnText,
    SetPin,
    SetRegion,
    SetSafeTime,
    SetSafeWord,
    SetSmsAnswers,
    SetTellCentre,
    TakeBack,
    TextMeCentre,
    TryOut,
    Unlock,
    WrongCode,
)
from vocabulary.languages import Language
from vocabulary.phone_number import PhoneNumber


def take_back(situation: Situation) -> Effect | None:
    """Close the open alert. The screens before and after are the same without one, so that they tell nobody (S3)."""
    return TakeBack() if situation.facts.alert else None


def ask_for_a_call(situation: Situation) -> Effect:
    """Ask the specialist, or the centre, whom she chose to call her."""
    whom, number = Specialist(situation.answer("whom")), situation.held.get("number")
    return AskCallBack(
        whom=whom,
        time=SafeTime(situation.answer("time")),
        may_text=situation.answer("may text") == "yes",
        number=PhoneNumber(number) if number else None,
        centre=chosen_centre(situation).code if whom is Specialist.CENTRE else None,
    )


def ask_a_question(situation: Situation) -> Effect:
    """Ask the specialist whom she chose in her own words."""
    whom, words = Specialist(situation.answer("whom")), situation.answer("question")
    return AskQuestion(whom, words, may_text=situation.answer("may text") == "yes")


def _district(situation: Situation) -> DistrictCode | None:
    district = chosen_district(situation)
    return district.code if district else None


def invite(situation: Situation) -> Effect | None:
    """Invite the contact whom she chose, or has just added."""
    contact = chosen_contact(situation) if "contact" in situation.held else added_contact(situation)
    return Invite(contact.id) if contact else None


def try_the_code(situation: Situation) -> Effect | None:
    """Count a code that opens nothing, where there is something to guess."""
    return WrongCode() if situation.facts.requests and chosen_request(situation) is None else None


def place_at_hers(situation: Situation) -> Effect:
    """She is at the place of hers that she chose."""
    place = chosen_place(situation)
    return PlaceAlert(place.region, place.district)


def set_labelled_place(situation: Situation) -> Effect:
    """Keep where a place of hers is."""
    label = PlaceLabel(situation.answer("label"))
    return SetLabelledPlace(label, chosen_region(situation).code, _district(situation))


DEEDS: Mapping[str, Callable[[Situation], Effect | None]] = {
    "raise the alert": lambda situation: RaiseAlert(),
    "place the alert": lambda situation: PlaceAlert(chosen_region(situation).code, _district(situation)),
    "place the alert at a place of hers": place_at_hers,
    "take the alert back": take_back,
    "unlock": lambda situation: Unlock(situation.answer("pin")),
    "unlock the cover": lambda situation: Unlock(situation.answer("pin"), at_cover=True),
    "add the contact": lambda situation: AddContact(situation.answer("name"), PhoneNumber(situation.answer("number"))),
    "invite the contact": invite,
    "try out the contact": lambda situation: TryOut(chosen_contact(situation).id),
    "keep the contact": lambda situation: KeepContact(chosen_contact(situation).id),
    "remove the contact": lambda situation: RemoveContact(chosen_contact(situation).id),
    "set own name": lambda situation: SetOwnName(situation.answer("own name")),
    "set own text": lambda situation: SetOwnText(situation.answer("own text")),
    "set language": lambda situation: SetLanguage(Language(situation.answer("language"))),
    "set region": lambda situation: SetRegion(chosen_region(situation).code, _district(situation)),
    "set the labelled place": set_labelled_place,
    "set PIN": lambda situation: SetPin(situation.answer("pin")),
    "set second PIN": lambda situation: SetDuressPin(situation.answer("pin")),
    "set cover": lambda situation: SetCover(situation.answer("cover key")),
    "set answers": lambda situation: SetSmsAnswers(SmsAnswers(situation.answer("answers"))),
    "set own phrase": lambda situation: SetSmsAnswers(SmsAnswers.OWN_PHRASE, situation.answer("phrase")),
    "set who goes": lambda situation: SetHearsWhoGoes(situation.answer("who goes") == "on"),
    "set safe word": lambda situation: SetSafeWord(situation.answer("safe word")),
    "set missed call": lambda situation: SetMissedCall(situation.answer("missed call") == "on"),
    "set safe time": lambda situation: SetSafeTime(SafeTime(situation.answer("time"))),
    "try the code": try_the_code,
    "erase everything": lambda situation: EraseEverything(),
    "set tell centre": lambda situation: SetTellCentre(TellCentre(situation.answer("tell centre"))),
    "ask for a call": ask_for_a_call,
    "ask a question": ask_a_question,
    "choose the centre": lambda situation: SetCentre(chosen_centre(situation).code),
    "choose no centre": lambda situation: SetCentre(None),
    "answer the call": lambda situation: AnswerCall(
        situation.answer("code of an alert"), situation.answer("goes") == "yes"
    ),
    "hear again": lambda situation: HearAgain(),
    "text me the centre": lambda situation: TextMeCentre(chosen_centre(situation).code),
}
