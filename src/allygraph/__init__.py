"""allygraph: who is allied with whom, from the news, each statement with its sentence."""
