"""`python -m app`. Whatever else runs in a process of its own reads this file first: keep it so."""

if __name__ == "__main__":
    from app.cli import run

    run()
