"""Fees: what is due and settled, the bank's list, rules that waive, accounts that receive."""
