/** Who lives and works in the demo district, and what has happened there. */
package org.shanzhi.demo.town;
