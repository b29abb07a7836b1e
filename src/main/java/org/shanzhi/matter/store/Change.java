package org.shanzhi.matter.store;

import java.util.List;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Matter;

/**
 * One event on one matter, with everything that it changes.
 *
 * @param before null at registration
 * @param head the hash of the event before it; empty at registration
 * @param parties those that the event brings, numbered on from {@code firstPartyNo}
 */
public record Change(
        Matter before, Matter after, Recorded recorded, byte[] head, List<NewParty> parties, int firstPartyNo) {

    public static final byte[] NO_HEAD = {};

    /** The same after an event whose hash was not known when it was decided. */
    public Change following(byte[] hash) {
        return new Change(before, after, recorded, hash, parties, firstPartyNo);
    }
}
