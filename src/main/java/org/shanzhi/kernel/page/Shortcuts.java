package org.shanzhi.kernel.page;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** The keys of a page that has many, each published as a {@link Shortcut}; a configuration imports it. */
public abstract class Shortcuts implements BeanRegistrar {
    private final String where;
    private final String[] keys;

    /**
     * @param where message key of the page
     * @param keys pairs of a key and the message key of what it does
     */
    protected Shortcuts(String where, String... keys) {
        this.where = where;
        this.keys = keys;
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        for (int i = 0; i < keys.length; i += 2) {
            var shortcut = new Shortcut(keys[i], keys[i + 1], where);
            registry.registerBean(
                    where + " " + shortcut.key(), Shortcut.class, bean -> bean.supplier(context -> shortcut));
        }
    }
}
