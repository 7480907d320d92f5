"""Reads what strangers wrote, each file in a process of its own that can do nothing but read it.

```
 coach (tokens, database)          zygote: no environment, readers imported,      child: one file
                                   confined for good, reads nothing itself
 Sandbox ── bytes ────────────────────────────────────────────────────────────► coach.sandbox.child
    ▲                              forks ─────────────────────────────────────►  more confined still
    └── JSON, validated ◄─────────────────────────────────────────────────────── answer, then its end
```

Nothing is ever unpickled, and no state outlives a file. What holds a child back stands in `confinement`.
"""
