package org.shanzhi.matter.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shanzhi.access.Masked;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.life.Around;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterLog.Background;
import org.springframework.stereotype.Component;

/**
 * What matters tell, without whom they are about: names of their parties, numbers of persons. Nothing of what was erased, and
 * nothing where violence or a minor is concerned.
 */
@Component
public class MaskedTexts {
    private final MatterLog log;
    private final Surroundings surroundings;

    MaskedTexts(MatterLog log, Surroundings surroundings) {
        this.log = log;
        this.surroundings = surroundings;
    }

    public record Text(String title, String body, String place) {
        static final Text NONE = new Text("", "", "");
    }

    /** By id, one for each; two statements however many they are. */
    public Map<Long, Text> of(int district, Collection<Matter> matters) {
        Map<Long, Background> told = log.backgrounds(
                district, matters.stream().filter(m -> !hidden(m)).toList());
        var texts = new HashMap<Long, Text>();
        for (Matter m : matters) texts.put(m.id(), told.containsKey(m.id()) ? text(m, told.get(m.id())) : Text.NONE);
        return texts;
    }

    private static boolean hidden(Matter m) {
        return m.has(Flag.ERASED) || m.guarded();
    }

    private Text text(Matter m, Background background) {
        Around.Text told = Surroundings.text(background.told());
        List<String> names = background.persons().values().stream()
                .flatMap(p -> Stream.ofNullable(p.name()))
                .toList();
        String address = told.place().address();
        return new Text(
                m.title(), surroundings.masked(told.body(), names), address == null ? "" : Masked.text(address));
    }
}
