package org.shanzhi.matter;

import java.util.Optional;
import java.util.function.Function;

/** What of a party is shown in full, one at a time. */
public enum PartyField {
    PHONE(Person::phone),
    NAME(Person::name),
    ADDRESS(Person::address),
    ID_NUMBER(Person::idNumber),
    BIRTH_YEAR(person -> person.birthYear() == null ? null : person.birthYear().toString());

    private final Function<Person, String> value;

    PartyField(Function<Person, String> value) {
        this.value = value;
    }

    /** Empty when nobody told it. */
    public Optional<String> of(Person person) {
        return Optional.ofNullable(value.apply(person));
    }
}
