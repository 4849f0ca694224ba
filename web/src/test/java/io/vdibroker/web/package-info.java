@NullMarked
package io.vdibroker.web;

import org.jspecify.annotations.NullMarked;
