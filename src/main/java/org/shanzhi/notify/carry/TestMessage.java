package org.shanzhi.notify.carry;

import java.util.Optional;
import java.util.UUID;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.words.OutsideText;
import org.springframework.stereotype.Component;

/** A message that says nothing, to see whether a medium carries. */
@Component
public class TestMessage {
    private final Carriers carriers;
    private final OutsideText text;

    TestMessage(Carriers carriers, OutsideText text) {
        this.carriers = carriers;
        this.text = text;
    }

    /** Empty when it was taken over, else why not. */
    public Optional<String> send(int district, Medium medium, String address) {
        try {
            carriers.of(district, medium)
                    .orElseThrow()
                    .carrier()
                    .carry(new Parcel(UUID.randomUUID(), address, text.subject(1), text.test()));
            return Optional.empty();
        } catch (NotCarried failed) {
            return Optional.of(failed.why().name());
        }
    }
}
