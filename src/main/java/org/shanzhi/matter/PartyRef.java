package org.shanzhi.matter;

/** A party, by its number in the matter. */
public record PartyRef(int no) {}
