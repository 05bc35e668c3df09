"""Questionnaires on the weights page: sent out, taken back, decided on."""
