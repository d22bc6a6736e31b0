"""The house's messages to the person in Spanish. Nobody who speaks it has read them for an agency yet: `checked` is
false, and until somebody has, the person gets English."""

from dataclasses import replace
from functools import partial

from throughcare.rules.jurisdictions.house_messages import HOUSE_MESSAGES, WORDED
from throughcare.rules.jurisdictions.messaging import MessageWording

_say = partial(MessageWording, language="es", version=WORDED, checked=False)
_CANNOT = (
    "Si no puede, avísenos antes: responda a este mensaje o llame al {phone}. Si no dice nada, le"
    " preguntaremos por qué."
)

SPANISH = (
    _say(kind="appointment", subject="Cita del {date}",
         text="Tiene una cita con {officer_name} el {date} a las {time}, {place}. Piense ahora cómo va a llegar y a qué"
         f" hora va a salir. {_CANNOT}"),
    _say(kind="appointment_call", subject="Llamada del {date}",
         text="{officer_name} le llamará el {date} a las {time}. Piense ahora dónde puede hablar y cargue su teléfono."
         f" {_CANNOT}"),
    _say(kind="appointment_video", subject="Videollamada del {date}",
         text="{officer_name} hablará con usted por videollamada el {date} a las {time}. Piense ahora dónde"
         " puede hablar"
         f" y cargue su teléfono. {_CANNOT}"),
    _say(kind="appointment_home", subject="Visita del {date}",
         text="{officer_name} irá a verle el {date} a las {time}. Haga planes para estar en casa."
         f" {_CANNOT}"),
    _say(kind="appointment_off", subject="No hay cita el {date}",
         text="Ya no tiene que ver a {officer_name} el {date} a las {time}. Le diremos cuándo será la próxima"
         " vez. ¿Tiene"
         " dudas? Llame al {phone}."),
    _say(kind="appointment_moved", subject="Nueva hora: {date}",
         text="La hora para ver a {officer_name} ha cambiado. Ahora es el {date} a las {time}, {place}. Piense"
         " ahora cómo"
         f" va a llegar. {_CANNOT}"),
    _say(kind="ring_us", subject="Llámenos, por favor",
         text="Por favor, llame a {officer_name} al {phone} cuando pueda. Si no puede llamar, responda con una"
         " buena hora"
         " para llamarle."),
    _say(kind="stop_answer", subject="No más mensajes",
         text="Ya no recibirá mensajes nuestros aquí. Para recibirlos otra vez, responda START. Siempre puede llamar al"
         " {phone}."),
    _say(kind="start_answer", subject="Mensajes otra vez",
         text="Recibirá otra vez nuestros mensajes aquí. Para no recibirlos, responda STOP. Siempre puede llamar al"
         " {phone}."),
)  # fmt: skip
WITH_SPANISH = replace(HOUSE_MESSAGES, wordings=(*HOUSE_MESSAGES.wordings, *SPANISH))
"""The house's terms, with this language beside English."""
