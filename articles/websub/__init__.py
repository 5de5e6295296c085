"""WebSub: a hub is told which feeds changed, when the change is visible and not before."""
