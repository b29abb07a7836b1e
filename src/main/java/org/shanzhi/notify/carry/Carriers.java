package org.shanzhi.notify.carry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanzhi.notify.Medium;
import org.shanzhi.policy.Appointments;
import org.springframework.stereotype.Component;

/** Which media this installation offers. A district of invented people writes whatever is not set to files. */
@Component
public class Carriers {
    private final Map<Medium, Way> ways = new EnumMap<>(Medium.class);
    private final Map<Medium, Way> files = new EnumMap<>(Medium.class);
    private final Appointments appointments;

    Carriers(CarrierSettings settings, Appointments appointments) {
        this.appointments = appointments;
        for (Medium medium : Medium.values()) {
            settings.way(medium).ifPresent(way -> ways.put(medium, way));
            files.put(medium, settings.file(medium));
        }
    }

    public List<Medium> offered(int district) {
        return Stream.of(Medium.values())
                .filter(medium -> of(district, medium).isPresent())
                .toList();
    }

    /** Where a medium's messages go: a host; empty for a file of this installation. */
    public Optional<String> host(int district, Medium medium) {
        return of(district, medium).map(Way::host);
    }

    Optional<Way> of(int district, Medium medium) {
        Way way = ways.get(medium);
        if (way != null) return Optional.of(way);
        return appointments.invented(district) ? Optional.of(files.get(medium)) : Optional.empty();
    }
}
