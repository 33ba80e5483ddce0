"""What a PIN guards: effects that change what is hers are carried out only in an exchange that her PIN has opened."""

from alerts.pin_work import NewDuressPin, NewPin, PinWork
from menus import effects
from menus.effects import Effect

GUARDED: tuple[type[Effect | PinWork], ...] = (
    effects.TakeBack,
    effects.AddContact,
    effects.RemoveContact,
    effects.KeepContact,
    effects.Invite,
    effects.TryOut,
    effects.SetOwnName,
    effects.SetOwnText,
    effects.SetRegion,
    effects.SetTellCentre,
    effects.SetCentre,
    NewPin,
    NewDuressPin,
    effects.SetCover,
    effects.SetSafeWord,
    effects.SetSmsAnswers,
    effects.SetHearsWhoGoes,
    effects.SetSafeTime,
    effects.SetMissedCall,
    effects.SetLabelledPlace,
    effects.EraseEverything,
)


def is_guarded(effect: Effect | PinWork) -> bool:
    """Whether this effect changes what is hers."""
    return isinstance(effect, GUARDED)
