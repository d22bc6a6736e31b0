"""The sentence plan: goals, steps, agreement and what each state of it allows.

`needs` shows what comes first, `goals` and `agreement` hold the plan's states, `versions` its signing; `learning_plan`
and `resettlement` are plans of their own. `sources` names the programs that were read.
"""
