"""How the web addresses our articles lead to are doing: asked politely, judged over days, kept for the desk."""
