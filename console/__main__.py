"""`python -m console …`: the commands for who runs the service and for who writes its texts."""

from console.commands import commands

if __name__ == "__main__":
    commands(prog_name="python -m console")
