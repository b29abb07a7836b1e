package org.shanzhi.routing.whistle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.WhistleKind;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.springframework.stereotype.Component;

/** Calls a unit, and tells the matter what becomes of a call: the words go into its sealed log, the codes move the clocks. */
@Component
class Calling {
    private final Matters matters;
    private final WhistleStore store;
    private final Bells bells;

    Calling(Matters matters, WhistleStore store, Bells bells) {
        this.matters = matters;
        this.store = store;
        this.bells = bells;
    }

    /**
     * Whoever is called assists from now on, and its clocks run.
     *
     * @param expected version of the matter that was decided on; empty when it does not matter
     */
    Call call(
            Caller by,
            MatterNumber number,
            Whistle whistle,
            WhistleKind kind,
            int unit,
            FreeText text,
            OptionalInt expected,
            Instant now) {
        var blown = new Event.Told(WhistleEvents.BLOWN, 0, unit, true, as(kind), now, text);
        int no = matters.tell(by, number, expected, blown, RequestIds.current());
        Call call = Call.blown(number.id(), no, whistle.no(), kind, unit, now);
        store.add(by.district(), call);
        bells.blown(by, number, whistle, call);
        return call;
    }

    /** @param text goes with the last of the codes, the one that was meant */
    void tell(Caller by, MatterNumber number, Call call, List<String> codes, FreeText text, Instant now) {
        for (String code : codes) {
            FreeText words = code.equals(codes.getLast()) ? text : null;
            Boolean assists = code.equals(WhistleEvents.CLOSED) ? Boolean.FALSE : null;
            var told = new Event.Told(code, call.no(), call.unit(), assists, as(call.kind()), now, words);
            matters.tell(by, number, told, RequestIds.current());
        }
    }

    private static Map<String, String> as(WhistleKind kind) {
        return Map.of("WHISTLE", kind.name());
    }
}
