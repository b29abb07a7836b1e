package org.shanzhi.org.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.org.District;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * The newest picture of every district. Changes count up {@code district.edition}; every two seconds one small select
 * compares it with what is held, so that other nodes' changes arrive without being announced.
 */
@Component
public class Snapshots implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long SECONDS = 2;

    private final OrgStore store;
    private final Map<Integer, Snapshot> held = new ConcurrentHashMap<>();
    /** Null until somebody asks, and again when it may have changed. */
    private volatile List<District> districts;

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("org-editions").factory());

    Snapshots(OrgStore store) {
        this.store = store;
    }

    @Override
    public void afterPropertiesSet() {
        watch.scheduleWithFixedDelay(this::watch, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    /** @throws NotFound when there is no such district */
    public Snapshot of(int district) {
        Snapshot snapshot = held.get(district);
        return snapshot != null ? snapshot : renew(district);
    }

    public List<District> districts() {
        List<District> known = districts;
        if (known == null) {
            known = store.districts();
            districts = known;
        }
        return known;
    }

    /** Never puts an older edition over a newer one, whoever reads slower. */
    public Snapshot renew(int district) {
        Snapshot fresh = store.read(district).orElseThrow(() -> new NotFound("district"));
        List<District> known = districts;
        if (known != null && !known.contains(fresh.district())) districts = null;
        return held.merge(district, fresh, (old, read) -> read.edition() >= old.edition() ? read : old);
    }

    void compare() {
        Map<Integer, Long> editions = store.editions();
        List<District> known = districts;
        if (known != null && !known.stream().map(District::id).toList().containsAll(editions.keySet()))
            districts = null;
        editions.forEach((district, edition) -> {
            Snapshot snapshot = held.get(district);
            if (snapshot != null && snapshot.edition() != edition) renew(district);
        });
    }

    private void watch() {
        try {
            compare();
        } catch (RuntimeException e) {
            // Without the database nobody can change anything either; the next look will tell.
            LOG.warn("The editions of units and staff could not be read: {}", e.toString());
        }
    }
}
