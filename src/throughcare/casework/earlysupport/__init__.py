"""Early support: whom to offer help by a published rule, first measured in shadow. It only ever offers help."""
