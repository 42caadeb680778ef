"""Bringing a file in: each row's fate is known before anything is written, and one act takes it all back.

A context's importer reads a file into drafts (`drafts`), stores know how its rows are found and written
(`stores`), and the engine plans (`planning`), applies (`applying`) and takes back (`taking_back`).
"""
