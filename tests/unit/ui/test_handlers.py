from importlib import import_module

import pytest

from newsreader.ui.handlers import HANDLERS, MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_holds_the_handlers_it_is_imported_for(module: str) -> None:
    import_module(f"newsreader.ui.handlers.{module}")
    held = {
        name
        for name, handler in HANDLERS.items()
        if getattr(handler, "__module__", "") == f"newsreader.ui.handlers.{module}"
    }
    assert held == set(MODULES[module])
