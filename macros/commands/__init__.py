"""The commands of ``portal`` (``call``), each in a module of its name that only its own call loads.

Such a module has ``run``, which takes the options of the call and returns an exit code of ``codes``. ``portal`` is what
several of them begin with.
"""
