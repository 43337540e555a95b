"""Which model plays a role, and with which prompt."""

from __future__ import annotations

from summarizer.articles import ModelUsed
from summarizer.backends.port import Role
from summarizer.engine import Engine
from summarizer.errors import ModelUnavailable
from summarizer.prompts import Prompt, choose_prompt, load_prompts


def prompt_for(engine: Engine, role: Role) -> tuple[Prompt, ModelUsed]:
    """The prompt for the model that plays `role`, and both as the answer names them.

    Raises ModelUnavailable where no model plays it, BadPrompt where no prompt is for it.
    """
    info = engine.model(role)
    if info is None:
        raise ModelUnavailable(f"no {role} model is loaded")
    prompt = choose_prompt(load_prompts(), role, info.id, info.architecture)
    return prompt, ModelUsed(info.id, info.backend, prompt.name, prompt.version, info.licence)
