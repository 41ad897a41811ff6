"""The commands of ``portal``, each in a module that only its own call loads.

Each has ``run``, which takes the options of the call and returns an exit code.
"""
