package org.shanzhi.matter.work;

import java.util.Collection;
import java.util.Optional;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore.Held;

/** Where a decision finds what matters hold beyond their state: in the store, or in a life that is being told. */
public interface Known {
    Event event(Matter m, int version);

    Collection<Person> persons(Matter m);

    int nextPartyNo(Matter m);

    Optional<Held> held(int district, long id);

    boolean linked(int district, long one, long other);
}
