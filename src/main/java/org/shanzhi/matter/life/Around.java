package org.shanzhi.matter.life;

import java.util.Optional;
import org.shanzhi.matter.Place;
import org.shanzhi.org.Tier;

/** What a decision must know beyond its matter. */
public interface Around {
    /** A unit that is open today. {@code receives}: matters may be sent to it. */
    record Unit(int id, Tier tier, boolean receives) {}

    /** What a matter says now, deciphered. */
    record Text(String title, String body, Place place) {}

    Optional<Unit> unit(int id);

    boolean serves(int staff, int unit);

    Optional<Matter> matter(long id);

    boolean linked(long matter, long other);

    /** Of the matter that is decided on. */
    Text text();

    /** A title without the names and numbers of the parties. */
    String shown(String title);

    /** A title in which one more name is masked. */
    String shown(String title, String name);

    /** The next free number of a party. */
    int nextPartyNo();
}
