package org.shanzhi.matter.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Place;
import tools.jackson.databind.json.JsonMapper;

/** Records of which every component says something. */
final class Examples {
    private Examples() {}

    /** An event as one line of stored shapes. */
    static String line(Class<?> event) {
        var type = EventTypes.type(event);
        TwoParts parts = TwoParts.of(of(event));
        var line = new LinkedHashMap<String, Object>();
        line.put("type", type.no());
        line.put("v", type.v());
        line.put("open", parts.open());
        line.put("secret", parts.secret());
        return JsonMapper.shared().writeValueAsString(line);
    }

    private static Object of(Type type) {
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) return Map.of("CODE", "CODE");
        if (type instanceof ParameterizedType list) return List.of(of(list.getActualTypeArguments()[0]));
        var c = (Class<?>) type;
        if (c == FreeText.class) return new FreeText("说明");
        if (c == Place.class) return new Place(103.83, 36.06, "某路3号");
        if (c == String.class) return "CODE";
        if (c == Instant.class) return Instant.parse("2026-11-20T01:00:00.123456Z");
        if (c == LocalDate.class) return LocalDate.of(2026, 11, 27);
        if (c == UUID.class) return new UUID(1, 1);
        if (c == boolean.class || c == Boolean.class) return true;
        if (c == long.class || c == Long.class) return 260_000_002L;
        if (c == int.class || c == Integer.class) return 7;
        return c.isEnum() ? c.getEnumConstants()[0] : made(c);
    }

    private static Object made(Class<?> record) {
        var components = record.getRecordComponents();
        try {
            return record.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(c -> of(c.getGenericType()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
