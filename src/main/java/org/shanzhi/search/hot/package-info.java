/** 热点: which matters tell of one cause at one place. Pure: no framework, no database; the same matters give the same topics. */
package org.shanzhi.search.hot;
