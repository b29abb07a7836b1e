package org.shanzhi.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.shanzhi.kernel.start.DirectoryTree;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterFinder;
import org.shanzhi.matter.MatterIndexing;
import org.shanzhi.matter.Reach;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The index that this node keeps for itself, under the data directory. It can be thrown away at any time: what is missing or
 * unreadable is made again from the database while the program runs.
 */
@Component
class NodeIndex implements MatterFinder, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NodeIndex.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private final MatterIndexing matters;
    private final Organisation organisation;
    private final Path folder;
    private final boolean enabled;
    private volatile MatterIndex index;
    private volatile KeepUp keepUp;
    private Thread keeper;
    private boolean stopping;

    NodeIndex(
            MatterIndexing matters,
            Organisation organisation,
            @Value("${shanzhi.index:${shanzhi.data:data}/index}") Path folder,
            @Value("${shanzhi.serving:true}") boolean enabled) {
        this.matters = matters;
        this.organisation = organisation;
        this.folder = folder;
        this.enabled = enabled;
    }

    @Override
    public synchronized void start() {
        if (!enabled) return;
        stopping = false;
        keeper = Thread.ofPlatform().daemon().name("search-index").start(this::keep);
    }

    private void keep() {
        while (!stopped()) {
            try {
                if (index == null) open();
                boolean more = keepUp.step(
                        organisation.districts().stream().map(District::id).toList());
                if (!more) rest(LOOK);
            } catch (IOException | RuntimeException | Error e) {
                LOG.warn("The search index stands still for a moment: {}", e.toString());
                closeQuietly();
                rest(AFTER_TROUBLE);
            }
        }
        try {
            if (keepUp != null) keepUp.keep();
        } catch (IOException e) {
            LOG.warn("What the search index learnt last is learnt again at the next start: {}", e.toString());
        }
        closeQuietly();
    }

    private void open() throws IOException {
        MatterIndex opened;
        try {
            opened = MatterIndex.open(folder);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("The search index is made anew: {}", unreadable.toString());
            DirectoryTree.delete(folder);
            opened = MatterIndex.open(folder);
        }
        keepUp = new KeepUp(matters, opened);
        index = opened;
    }

    private void closeQuietly() {
        MatterIndex open = index;
        index = null;
        keepUp = null;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) {
            LOG.warn("The search index could not be closed: {}", e.toString());
        }
    }

    private synchronized boolean stopped() {
        return stopping;
    }

    private synchronized void rest(Duration time) {
        try {
            if (!stopping) wait(time.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    @Override
    public void stop() {
        Thread last;
        synchronized (this) {
            stopping = true;
            notifyAll();
            last = keeper;
            keeper = null;
        }
        try {
            if (last != null) last.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return keeper != null;
    }

    @Override
    public boolean whole(int district) {
        KeepUp keeping = keepUp;
        return keeping != null && keeping.whole(district);
    }

    @Override
    public List<Found> find(Reach reach, Self self, ListFilter filter, int limit, Optional<Place> after) {
        MatterIndex open = index;
        if (open == null) return List.of();
        List<Query> parts = filter.sort() == ListFilter.Sort.CREATED
                ? List.of(Wanted.query(reach, self, filter))
                : Wanted.parts(reach, self, filter);
        try {
            return page(open, parts, limit, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest of each part, one part after the other. */
    static List<Found> page(MatterIndex index, List<Query> parts, int limit, Optional<Place> after) throws IOException {
        var found = new ArrayList<Found>();
        int first = after.map(place -> Math.clamp(place.part(), 0, parts.size() - 1))
                .orElse(0);
        for (int part = first; part < parts.size() && found.size() < limit; part++) {
            FieldDoc last = part == first ? after.map(NodeIndex::fieldDoc).orElse(null) : null;
            for (ScoreDoc hit : index.page(parts.get(part), limit - found.size(), last))
                found.add(found(part, (FieldDoc) hit));
        }
        return found;
    }

    @Override
    public int count(Reach reach, Self self, ListFilter filter) {
        MatterIndex open = index;
        try {
            return open == null ? 0 : open.count(Wanted.query(reach, self, filter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Alike> alike(Reach reach, Told told, Instant now, int most) {
        MatterIndex open = index;
        if (open == null) return List.of();
        try {
            return new Alikes(open, ids -> matters.sheets(reach.district(), ids)).of(reach, told, now, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found found(int part, FieldDoc hit) {
        long id = (Long) hit.fields[1];
        return new Found(id, new Place(part, (Long) hit.fields[0], id));
    }

    private static FieldDoc fieldDoc(Place place) {
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {place.key(), place.id()});
    }
}
