"""Writes of this app. Each takes the actor first."""

from throughcare.casework.checkins.commands.answering import (
    answer_own,
    choose_another_way,
    send,
    set_review_day,
    submitted,
    tell_of_trouble,
)
from throughcare.casework.checkins.commands.arranging import (
    ask_for_checkins,
    choose_photo,
    decide,
    end,
    resume,
    stop,
)
from throughcare.casework.checkins.commands.opening import keep_time, link_not_arrived, open_one
from throughcare.casework.checkins.commands.photos import forget_due, keep_photo
from throughcare.casework.checkins.commands.reviewing import (
    add_question,
    cancel,
    drop_question,
    give_link,
    remind_now,
    review,
    send_again,
)

__all__ = [
    "add_question",
    "answer_own",
    "ask_for_checkins",
    "cancel",
    "choose_another_way",
    "choose_photo",
    "decide",
    "drop_question",
    "end",
    "forget_due",
    "give_link",
    "keep_photo",
    "keep_time",
    "link_not_arrived",
    "open_one",
    "remind_now",
    "resume",
    "review",
    "send",
    "send_again",
    "set_review_day",
    "stop",
    "submitted",
    "tell_of_trouble",
]
