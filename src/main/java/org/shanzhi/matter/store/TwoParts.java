package org.shanzhi.matter.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Place;

/**
 * A record as two trees of maps, lists, strings, whole numbers and booleans: an open one, and a secret one that holds
 * every {@link FreeText} and {@link Place} at the same path. A value of null is left out of both.
 */
record TwoParts(Object open, Object secret) {
    private static final TwoParts NOTHING = new TwoParts(null, null);
    static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            for (var c : components) c.getAccessor().setAccessible(true);
            return components;
        }
    };
    private static final ClassValue<java.lang.reflect.Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected java.lang.reflect.Constructor<?> computeValue(Class<?> type) {
            try {
                var types = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                var constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    static TwoParts of(Object value) {
        return switch (value) {
            case null -> NOTHING;
            case FreeText t -> new TwoParts(null, t.value());
            case Place p -> new TwoParts(null, placeTree(p));
            case String _, Boolean _, Integer _, Long _ -> new TwoParts(value, null);
            case Enum<?> e -> new TwoParts(e.name(), null);
            case Instant _, LocalDate _, UUID _ -> new TwoParts(value.toString(), null);
            case List<?> list -> ofList(list);
            case Map<?, ?> map -> new TwoParts(map, null);
            case Record r -> ofRecord(r);
            default -> throw new IllegalArgumentException("Cannot store a " + value.getClass());
        };
    }

    private static TwoParts ofRecord(Record r) {
        var open = new LinkedHashMap<String, Object>();
        var secret = new LinkedHashMap<String, Object>();
        for (RecordComponent c : COMPONENTS.get(r.getClass())) {
            TwoParts part = of(value(c, r));
            if (part.open != null) open.put(c.getName(), part.open);
            if (part.secret != null) secret.put(c.getName(), part.secret);
        }
        return new TwoParts(open, secret.isEmpty() ? null : secret);
    }

    static Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TwoParts ofList(List<?> list) {
        if (list.isEmpty()) return NOTHING;
        var open = new ArrayList<Object>();
        var secret = new ArrayList<Object>();
        for (Object item : list) {
            TwoParts part = of(item);
            open.add(part.open);
            secret.add(part.secret);
        }
        return new TwoParts(
                open.stream().allMatch(o -> o == null) ? null : open,
                secret.stream().allMatch(o -> o == null) ? null : secret);
    }

    private static Map<String, Object> placeTree(Place p) {
        var tree = new LinkedHashMap<String, Object>();
        if (p.lon() != null) tree.put("lon", p.lon().toString());
        if (p.lat() != null) tree.put("lat", p.lat().toString());
        if (p.address() != null) tree.put("address", p.address());
        return tree;
    }

    /**
     * The record of this type that was taken apart here; without the secret part, what was secret in it is null.
     *
     * @throws IllegalStateException when something stands here that the type does not know: it must not be lost silently
     */
    Object as(Class<?> type) {
        var known = Arrays.stream(COMPONENTS.get(type))
                .map(RecordComponent::getName)
                .toList();
        for (Object part : new Object[] {open, secret}) {
            if (part instanceof Map<?, ?> tree && !known.containsAll(tree.keySet()))
                throw new IllegalStateException(type.getSimpleName() + " has " + known + ", not " + tree.keySet());
        }
        return join(type, open, secret);
    }

    /** The value of this type that was taken apart; with a null secret, the secret parts are null. */
    static Object join(Type type, Object open, Object secret) {
        if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            return joinList(p.getActualTypeArguments()[0], (List<?>) open, (List<?>) secret);
        }
        if (type instanceof ParameterizedType p && p.getRawType() == Map.class) return open == null ? Map.of() : open;
        var c = (Class<?>) type;
        if (c == FreeText.class) return secret == null ? null : new FreeText((String) secret);
        if (c == Place.class) return secret == null ? null : place((Map<?, ?>) secret);
        if (c.isRecord())
            return open == null && secret == null ? null : joinRecord(c, (Map<?, ?>) open, (Map<?, ?>) secret);
        if (open == null) return c == boolean.class ? (Object) false : c == int.class ? (Object) 0 : null;
        if (c.isEnum()) return constant(c, (String) open);
        if (c == Instant.class) return Instant.parse((String) open);
        if (c == LocalDate.class) return LocalDate.parse((String) open);
        if (c == UUID.class) return UUID.fromString((String) open);
        if (c == long.class || c == Long.class) return ((Number) open).longValue();
        if (c == int.class || c == Integer.class) return ((Number) open).intValue();
        return open;
    }

    private static Object joinRecord(Class<?> type, Map<?, ?> open, Map<?, ?> secret) {
        var components = COMPONENTS.get(type);
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String name = components[i].getName();
            values[i] = join(
                    components[i].getGenericType(),
                    open == null ? null : open.get(name),
                    secret == null ? null : secret.get(name));
        }
        try {
            return CONSTRUCTORS.get(type).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read a " + type.getSimpleName(), e);
        }
    }

    private static List<Object> joinList(Type item, List<?> open, List<?> secret) {
        int size = Math.max(open == null ? 0 : open.size(), secret == null ? 0 : secret.size());
        var all = new ArrayList<Object>(size);
        for (int i = 0; i < size; i++) {
            Object value = join(item, open == null ? null : open.get(i), secret == null ? null : secret.get(i));
            if (value != null) all.add(value);
        }
        return List.copyOf(all);
    }

    private static Place place(Map<?, ?> tree) {
        return new Place(number(tree.get("lon")), number(tree.get("lat")), (String) tree.get("address"));
    }

    private static Double number(Object text) {
        return text == null ? null : Double.valueOf((String) text);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object constant(Class<?> type, String name) {
        return Enum.valueOf((Class) type, name);
    }
}
