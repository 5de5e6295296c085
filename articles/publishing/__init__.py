"""From a revision to what readers see: project, publish, plan, withdraw, correct, rebuild."""
