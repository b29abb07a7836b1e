package org.shanzhi.matter;

/** A party as it is told at the window, with 调解意愿 when it was asked. */
public record NewParty(PartyRole role, PartyKind kind, Willing willing, Person person) {}
