package org.shanzhi.matter.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

@Component
class Directories {
    private final Policies policies;
    private final Organisation organisation;
    private final MatterReading reading;
    private final Files files;
    private final Clock clock;

    Directories(Policies policies, Organisation organisation, MatterReading reading, Files files, Clock clock) {
        this.policies = policies;
        this.organisation = organisation;
        this.reading = reading;
        this.files = files;
        this.clock = clock;
    }

    Directory of(Caller by) {
        return new Directory() {
            @Override
            public Policies policies() {
                return policies;
            }

            @Override
            public LocalDate today() {
                return ChinaTime.day(clock.instant());
            }

            @Override
            public Optional<Integer> unit(String code) {
                return organisation.byCode(by.district(), code).map(Unit::id);
            }

            @Override
            public Optional<Integer> staff(String username) {
                return organisation.staffByUsername(by.district(), username).map(Staff::id);
            }

            @Override
            public boolean exists(MatterNumber number) {
                return reading.exists(by, number);
            }

            @Override
            public boolean hasFile(UUID id) {
                return files.uploadedBy(by.district(), id, by.staffId()) || reading.mayOpen(by, id);
            }
        };
    }
}
