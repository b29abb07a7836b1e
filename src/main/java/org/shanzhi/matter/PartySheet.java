package org.shanzhi.matter;

/** A party as it is shown: masked. One by one in full only by {@link MatterReading#reveal}. */
public record PartySheet(
        int no,
        PartyRole role,
        PartyKind kind,
        Willing willing,
        String name,
        String phone,
        String idNumber,
        String address,
        Integer birthYear) {}
