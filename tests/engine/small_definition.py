"""A small definition that uses every key of the grammar, and what it may name."""

from dataclasses import replace

from engine.known import Known
from engine.loader import load_shared

SHARED_TEXT = """\
ladders:
  step:
    - {send: task_due_soon, to: owner, when: 2 school days before due}
    - {send: task_overdue, to: senco, when: 1 school day after due, again_every: 5 school days}
  light:
    - {send: task_due_soon, to: owner, when: on due}
lists:
  ways_to_talk: {in_person: in person, phone: by phone}
forms:
  child_view:
    - {field: good, ask: "What do you like?", answer: long text}
    - {field: how, ask: "How did you talk?", answer: one of, choices: ways_to_talk}
"""

KNOWN = Known(
    checks={
        "family_told",
        "views_known",
        "plan_written",
        "no_ehc_plan",
        "review_held",
        "young_person_decides",
        "not_refused",
        "no_other_plan",
    },
    rules={"half_way", "usual_wait", "sessions_logged", "two_terms_ahead"},
    recorders={"plan_agreement", "stop_sharing"},
    screens={"notices", "sessions"},
    references={"cfa-68", "cfa-45", "code-6.43", "code-6.48", "code-6.53"},
    templates={"task_due_soon", "task_overdue", "review_soon"},
    sources={"contacts", "child", "staff", "strategies"},
    pages={"review_page"},
    workflows={"phase_transfer"},
)
SHARED = load_shared(SHARED_TEXT, file="shared.yaml", known=KNOWN)
KNOWN = replace(KNOWN, ladders=SHARED.ladders, lists=SHARED.lists, forms=SHARED.forms)

TEXT = """\
workflow: small
version: 2
title: A small way through
in_force_from: 2026-09-01
in_force_to: 2029-08-31
open_at_once: {one: support}
start:
  at: concern
  by: [class_teacher, family]
  asks: describe
carried_in:
  at: any
  by: [senco]
  form:
    - {field: since, ask: "Since when?", answer: date}

stages:
  concern: {label: Concern raised, usually: write_plan, usual: 10 school days}
  plan: {label: Plan, usually: hold_review, usual: rule usual_wait}
  review: {label: Review, usually: plan_again, usual: 5 working days}
  ended: {label: Support ended, final: true}
  left: {label: Left the school, final: true}

exceptions:
  urgent:
    by: [senco, head]
    check: not_refused
    then: tell_family
    shown_as: an exception was recorded

guards:
  family_told:
    force: must
    reference: cfa-68
    see: [code-6.43, code-6.48]
    exemptions:
      - {name: young_person_told, by: [senco], check: young_person_decides, look_again: true}
  views_known: {force: always, reference: code-6.48, exceptions: [urgent]}
  plan_written: {force: should, reference: code-6.48, not_carried: It is written}
  no_ehc_plan: {force: must, reference: cfa-45, outside: The council decides, not_on: {plan_again: It goes on}}
  review_held:
    force: should
    reference: code-6.53
    outside: {says: The agreed date, until: review_due, from: family}
  no_other_plan: {force: should, reference: code-6.53, met_by: review_page}

moves:
  - do: write_plan
    from: concern
    to: plan
    by: [class_teacher, senco]
    button: Write the plan
    starts_cycle: true
    may_be_tightened: true
    guards: [family_told, no_other_plan]
  - do: hold_review
    from: plan
    to: review
    by: [class_teacher]
    button: Start the review
    guards: [views_known, plan_written, review_held]
  - do: plan_again
    from: [review]
    to: plan
    by: [senco]
    button: Plan the next step
    starts_cycle: true
    guards: [family_told]
  - do: end_support
    from: review
    to: ended
    by: [senco]
    button: End support
    say_why: always
    record: stop_sharing
    guards: [no_ehc_plan]
    asks:
      - {field: why_now, ask: "Why now?", answer: short text}
  - do: leave
    from: any
    to: left
    by: [office]
    button: Has left the school
    opens_lane: phase_transfer

lists:
  needs: {learning: Learning, speech: Speech}

ladders:
  gentle:
    - {send: review_soon, to: owner, when: 1 school day before due}

forms:
  next_step:
    - field: next
      ask: What is next?
      answer: one of
      choices: {again: the same again, end: class teaching is enough}
      leads_to: {again: plan_again, end: end_support}
    - {field: why, ask: "Why?", answer: short text, may_be_blank: true}

tasks:
  - id: describe
    at: concern
    title: What have you noticed?
    owner: opener
    counts_for: journey
    form:
      - {field: strengths, ask: "What is {child} good at?", answer: short text}
      - {field: seen, ask: "What have you noticed?", answer: long text, hint: What you see and hear.}
      - {field: needs, ask: "Which needs?", answer: several of, choices: needs, alone: speech}
      - {field: signs, ask: "Which of these fits?", answer: one of, choices: [falling behind, none of these]}
      - {field: age, ask: "How old?", answer: number}
  - id: tell_family
    at: any
    title: Tell the family
    owner: senco
    also: [class_teacher]
    chased_by: head
    meets: [family_told]
    counts_for: journey
    screen: notices
    due: {within: 5 school days, of: rule half_way, standing: our default, duty: [cfa-68]}
    nudges: light
  - id: ask_child
    at: [plan, review]
    title: "Ask {child}"
    owner: class_teacher
    meets: [views_known]
    done_when: views_known
    carry: last_cycle
    form: child_view
    due: {within: 10 school days, of: arriving, standing: guidance}
    nudges: step
  - id: agree_plan
    at: plan
    title: Agree the plan
    owner: class_teacher
    meets: [plan_written]
    counts_for: cycle
    many: true
    record: plan_agreement
    due: {within: 3 school days, before: date review_due, standing: our default}
    opens: {within: 2 working days, before: due}
    nudges: gentle
    form:
      - {field: took_part, ask: "Who took part?", answer: several of, from: [contacts, child]}
      - {field: with, ask: "Who else?", answer: person, from: staff, may_be_blank: true}
      - {field: review_on, ask: "When is the review?", answer: date, begins_as: 30 school days ahead}
      - {field: change, ask: "What changes?", answer: long text, from: strategies, beside: sessions_logged}
      - {field: agreed, ask: "Does the family agree?", answer: yes or no}
  - id: say_when
    at: plan
    title: Say when the review is
    owner: class_teacher
    counts_for: visit
    form:
      - {field: on, ask: "When?", answer: date, begins_as: rule two_terms_ahead}
      - {field: noted_on, ask: "When was it noted?", answer: date, begins_as: today}
      - {field: again_on, ask: "When again?", answer: date, begins_as: field say_when.on}
  - id: say_next
    at: review
    title: Say what is next
    owner: senco
    form: next_step
    due: {on: field say_when.on, standing: agreed}
  - id: look_again
    at: [ended]
    title: Still going well?
    owner: class_teacher
    screen: sessions

dates:
  - id: review_due
    anchor: field say_when.on
    kind: school
    standing: agreed
    reference: code-6.53
    whose: class_teacher
    met_when: review_held
    nudges: step

replaces:
  workflow: small
  version: 1
  stages: {worry: concern, planning: plan}
"""
