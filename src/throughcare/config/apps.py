"""Joins the floors at start-up: who answers the door, who hears of which event."""

from django.apps import AppConfig


class JoinConfig(AppConfig):
    name = "throughcare.config"
    label = "config"

    def ready(self) -> None:
        from throughcare.casework.classification.header_words import WORDS
        from throughcare.casework.diaries import offered as diary_entries
        from throughcare.casework.orders import checklist, evidence, resting
        from throughcare.casework.orders.header_flags import FLAGS
        from throughcare.casework.orders.queries import standing_of
        from throughcare.casework.supervision import header_words
        from throughcare.casework.supervision.commands.following import follow
        from throughcare.config.evidence import EVIDENCE
        from throughcare.config.provable import PROVABLE
        from throughcare.config.timetable import ENDING_CHECKS, SWEEP_RULES
        from throughcare.decisions.hearings.diary import HEARINGS
        from throughcare.platform.access import door, workload
        from throughcare.register.caseload.answers import CaseloadDoor
        from throughcare.register.caseload.merging import stricter
        from throughcare.register.caseload.workload import CaseloadWorkload
        from throughcare.register.documents import printing, proved
        from throughcare.register.notices import sweep
        from throughcare.register.people import coded, flags, moving, texts, whereabouts
        from throughcare.register.protection.queries import refuse_protected_in
        from throughcare.register.rights import packing
        from throughcare.register.rights.queries import disputes
        from throughcare.shell.web import code_words

        door.answer_with(CaseloadDoor())
        workload.answer_with(CaseloadWorkload())
        moving.narrow_with(stricter)
        texts.answer_with(refuse_protected_in)
        whereabouts.answer_with(standing_of)
        resting.answer_with(follow)
        _join_services()
        evidence.learn(EVIDENCE)
        proved.learn(PROVABLE)
        diary_entries.learn((HEARINGS,))
        packing.print_with(printing.page_as_pdf)
        _join_bus()
        sweep.learn(SWEEP_RULES)
        checklist.learn(ENDING_CHECKS)
        flags.learn((*FLAGS, *disputes.FLAGS), (*WORDS, *header_words.WORDS))
        coded.learn(code_words.COLUMNS, code_words.REASONS)


def _join_bus() -> None:
    """Who hears of which event, who need not any more, and whom the last of several is enough for."""
    from throughcare.config.subscriptions import SUBSCRIPTIONS
    from throughcare.platform.events import bus
    from throughcare.register.notices.handlers import look_again
    from throughcare.register.rights.queries import erasures
    from throughcare.shell.exchange.hooks.telling import Outward

    bus.subscribe(SUBSCRIPTIONS)
    bus.offer_to(Outward())
    bus.pass_over(erasures.is_over)
    bus.last_is_enough(look_again)


def _join_services() -> None:
    """What carries an objective of the plan, and what was delivered under a referral."""
    from throughcare.casework.interventions import attaching, delivered
    from throughcare.casework.plans import attached
    from throughcare.casework.provision.queries import delivered_under

    attached.answer_with(attaching.attached_to)
    delivered.answer_with(delivered_under)
