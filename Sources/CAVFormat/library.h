#pragma once
#include "cavformat.h"

#if __has_include(<libavformat/avformat.h>) && __has_include(<libavcodec/bsf.h>)
#define REMUX_HAS_HEADERS 1
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/display.h>
#include <libavutil/mem.h>
#include <libavutil/opt.h>
#include <libavutil/time.h>

// What is called, by library; loaded when the first video asks for it.
#define REMUX_UTIL(X) \
  X(av_dict_get) X(av_dict_set) X(av_dict_free) X(av_free) X(av_freep) X(av_malloc) \
  X(av_mallocz) X(av_max_alloc) X(av_strerror) X(av_log_set_level) X(av_gettime_relative)
#define REMUX_CODEC(X) \
  X(av_bsf_alloc) X(av_bsf_free) X(av_bsf_get_by_name) X(av_bsf_init) X(av_bsf_receive_packet) \
  X(av_bsf_send_packet) X(av_packet_alloc) X(av_packet_free) X(av_packet_unref) \
  X(av_packet_rescale_ts) X(av_packet_get_side_data) X(av_new_packet) X(av_parser_close) \
  X(av_parser_init) X(av_parser_parse2) X(avcodec_alloc_context3) X(avcodec_free_context) \
  X(avcodec_get_name) X(avcodec_parameters_copy)
#define REMUX_FORMAT(X) \
  X(av_find_input_format) X(av_guess_format) X(av_read_frame) X(av_stream_get_side_data) \
  X(av_write_frame) X(av_write_trailer) X(avformat_alloc_context) X(avformat_close_input) \
  X(avformat_free_context) X(avformat_index_get_entries_count) X(avformat_index_get_entry) \
  X(avformat_new_stream) X(avformat_open_input) X(avformat_write_header) X(avio_alloc_context) \
  X(avio_context_free) X(avio_flush)

#define REMUX_FIELD(name) __typeof__(name) *name;
struct remux_library {
  REMUX_UTIL(REMUX_FIELD)
  REMUX_CODEC(REMUX_FIELD)
  REMUX_FORMAT(REMUX_FIELD)
};
#undef REMUX_FIELD

/// To be read after `remux_is_there` only.
extern struct remux_library remux;

/// Writes the library's words for an error. @return -1
int remux_note(char *message, int error);
int remux_say(char *message, const char *text);
/// Opens no file, whatever a file asks for.
int remux_open_nothing(AVFormatContext *context, AVIOContext **file, const char *name, int flags,
                       AVDictionary **options);
#endif
