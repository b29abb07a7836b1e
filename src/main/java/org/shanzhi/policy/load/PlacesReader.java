package org.shanzhi.policy.load;

import org.shanzhi.policy.Places;

final class PlacesReader {
    private PlacesReader() {}

    static Places read(Sections sections) {
        return new Places(sections.read(
                "rooms",
                row -> new Places.Room(row.code(), row.text("zh"), row.text("en"), row.codes("types", "types"))));
    }
}
