/** The TCP connections that HTTP comes over: what Tomcat is made to read, and how many connections there may be. */
@NullMarked
package io.vdibroker.web.connection;

import org.jspecify.annotations.NullMarked;
