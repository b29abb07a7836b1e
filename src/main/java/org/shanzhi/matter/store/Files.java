package org.shanzhi.matter.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.Recorded;

/** The files that an event refers to, whether they came with it or are what it is about. */
public final class Files {
    private Files() {}

    public static List<FileRef> of(Recorded r) {
        var all = new ArrayList<>(r.with().files());
        switch (r.event()) {
            case Registered e -> all.addAll(e.files());
            case SupplementReceived e -> all.addAll(e.materials());
            case ExtensionAsked e -> all.addAll(e.consents());
            case Reported e -> all.add(e.receipt());
            case Suspended e -> all.add(e.evidence());
            case Concluded e -> all.add(e.agreement());
            default -> {}
        }
        all.removeIf(Objects::isNull);
        return List.copyOf(all);
    }
}
