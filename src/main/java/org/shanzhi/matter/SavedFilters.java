package org.shanzhi.matter;

import java.util.List;
import java.util.regex.Pattern;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.store.FilterStore;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * 保存的筛选: the lists that a person comes back to, under names of the person's own. Each is seen and changed by its owner
 * alone. None holds personal data: an address of codes, days and units, and a name in which no person's number may stand.
 */
@Component
public class SavedFilters {
    /** How many one person keeps of one page. */
    public static final int MOST = 12;

    public static final int LONGEST_NAME = 16;
    private static final Pattern ADDRESS = Pattern.compile("(/[a-z]+)\\?[A-Za-z0-9_.,:+=&%-]{1,400}");

    private final FilterStore store;

    SavedFilters(FilterStore store) {
        this.store = store;
    }

    /** The caller's own, of every page, in the order in which they were saved. */
    @Needs(Permission.READ_MATTERS)
    public List<SavedFilter> of(Caller by) {
        return store.of(by);
    }

    /**
     * Saves a list under a name. Not idempotent, but no name is taken twice on one page.
     *
     * @param list address of a page with its filters
     * @throws Refused {@code FILTER_EMPTY} when it narrows nothing, {@code FILTER_NAME_LENGTH},
     *     {@code FILTER_NAME_OF_PERSON}, {@code FILTER_NAME_TAKEN}, {@code FILTER_TOO_MANY}
     */
    @Needs(Permission.READ_MATTERS)
    public void save(Caller by, String list, String name) {
        var address = ADDRESS.matcher(list);
        if (!address.matches()) throw new Refused(FilterRefusal.FILTER_EMPTY);
        String page = address.group(1);
        var others = of(by).stream().filter(f -> f.page().equals(page)).toList();
        if (others.size() >= MOST) throw new Refused(FilterRefusal.FILTER_TOO_MANY, MOST);
        store.add(by, page, list, sound(name, others));
    }

    /**
     * @throws NotFound when the caller has none of this number
     * @throws Refused as for a new one
     */
    @Needs(Permission.READ_MATTERS)
    public void rename(Caller by, int no, String name) {
        SavedFilter filter = own(by, no);
        var others = of(by).stream()
                .filter(f -> f.page().equals(filter.page()) && f.no() != no)
                .toList();
        store.rename(by, no, sound(name, others));
    }

    /** Idempotent. */
    @Needs(Permission.READ_MATTERS)
    public void delete(Caller by, int no) {
        store.delete(by, no);
    }

    /**
     * Opens the page with this one from now on, or with none of them; idempotent.
     *
     * @throws NotFound when the caller has none of this number
     */
    @Needs(Permission.READ_MATTERS)
    public void first(Caller by, int no, boolean yes) {
        store.first(by, own(by, no), yes);
    }

    private SavedFilter own(Caller by, int no) {
        return of(by).stream().filter(f -> f.no() == no).findFirst().orElseThrow(() -> new NotFound("filter " + no));
    }

    private static String sound(String name, List<SavedFilter> others) {
        String sound = name.strip();
        int length = sound.codePointCount(0, sound.length());
        if (length < 1 || length > LONGEST_NAME) throw new Refused(FilterRefusal.FILTER_NAME_LENGTH, LONGEST_NAME);
        if (!Masked.text(sound).equals(sound)) throw new Refused(FilterRefusal.FILTER_NAME_OF_PERSON);
        if (others.stream().anyMatch(f -> f.name().equals(sound)))
            throw new Refused(FilterRefusal.FILTER_NAME_TAKEN, sound);
        return sound;
    }
}
