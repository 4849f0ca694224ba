/** Where administrators sign in and out. */
@NullMarked
package io.vdibroker.query.session.web;

import org.jspecify.annotations.NullMarked;
