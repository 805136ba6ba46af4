#include "library.h"

#ifdef REMUX_HAS_HEADERS
#include <stdlib.h>
#include <string.h>

struct remux_input {
  remux_read read;
  void *context;
  int64_t size, place, deadline;
  AVIOContext *file;
  AVFormatContext *format;
  /// The track that is taken; -1 until it is met.
  int track;
  int64_t visible;
  AVBSFContext *filter;
  AVCodecParserContext *parser;
  AVCodecContext *parsing;
  AVPacket *packet;
};

static int fill(void *opaque, uint8_t *bytes, int count) {
  remux_input *own = opaque;
  if (remux.av_gettime_relative() > own->deadline) return AVERROR_EXIT;
  if (own->place >= own->size) return AVERROR_EOF;
  if (count > own->size - own->place) count = (int)(own->size - own->place);
  const int got = own->read(own->context, own->place, bytes, count);
  if (got < 0) return AVERROR(EIO);
  own->place += got;
  return got ? got : AVERROR_EOF;
}

static int64_t seek(void *opaque, int64_t offset, int whence) {
  remux_input *own = opaque;
  if (whence == AVSEEK_SIZE) return own->size;
  int64_t base = whence == SEEK_CUR ? own->place : whence == SEEK_END ? own->size : 0;
  if (offset > own->size - base || offset < -base) return AVERROR(EINVAL);
  return own->place = base + offset;
}

static void shut(remux_input *own) {
  if (own->format) remux.avformat_close_input(&own->format);
  if (own->file) {
    remux.av_freep(&own->file->buffer);
    remux.avio_context_free(&own->file);
  }
}

static int begin(remux_input *own, const char *demuxer, int edits) {
  const int buffer = 65536;
  uint8_t *bytes = remux.av_malloc(buffer);
  own->place = 0;
  own->format = remux.avformat_alloc_context();
  own->file = bytes ? remux.avio_alloc_context(bytes, buffer, 0, own, fill, NULL, seek) : NULL;
  if (!own->format || !own->file) {
    if (!own->file) remux.av_free(bytes);
    return AVERROR(ENOMEM);
  }
  own->format->pb = own->file;
  own->format->flags |= AVFMT_FLAG_CUSTOM_IO;
  own->format->io_open = remux_open_nothing;
  own->format->probesize = 8 << 20;
  AVDictionary *options = NULL;
  // Only the demuxer that was named, and no way to another file.
  remux.av_dict_set(&options, "format_whitelist", demuxer, 0);
  remux.av_dict_set(&options, "protocol_whitelist", "none", 0);
  if (!edits) remux.av_dict_set(&options, "ignore_editlist", "1", 0);
  remux.av_dict_set(&options, "enable_drefs", "0", 0);
  const int status = remux.avformat_open_input(
      &own->format, NULL, remux.av_find_input_format(demuxer), &options);
  remux.av_dict_free(&options);
  return status;
}

static int codec_of(const AVStream *stream) {
  switch (stream->codecpar->codec_id) {
    case AV_CODEC_ID_MPEG1VIDEO:
    case AV_CODEC_ID_MPEG2VIDEO: return REMUX_MPEG2;
    case AV_CODEC_ID_H264: return REMUX_H264;
    case AV_CODEC_ID_HEVC: return REMUX_HEVC;
    default: return REMUX_OTHER;
  }
}

static int is_video(const AVStream *stream) {
  return stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
         !(stream->disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS));
}

/// The first track that can be taken, or else the first video.
static int choose(const remux_input *own) {
  int first = -1;
  for (unsigned index = 0; index < own->format->nb_streams; index++) {
    const AVStream *stream = own->format->streams[index];
    if (!is_video(stream)) continue;
    if (codec_of(stream)) return (int)index;
    if (first < 0) first = (int)index;
  }
  return first;
}

static int64_t shown_entries(const AVStream *stream) {
  int64_t count = 0;
  const int entries = remux.avformat_index_get_entries_count(stream);
  for (int index = 0; index < entries; index++) {
    const AVIndexEntry *entry = remux.avformat_index_get_entry((AVStream *)stream, index);
    if (entry && !(entry->flags & AVINDEX_DISCARD_FRAME)) count++;
  }
  return count;
}

remux_input *remux_open(const char *demuxer, remux_read read, void *context, int64_t size,
                        double seconds, char *message) {
  message[0] = 0;
  remux_input *own = remux_is_there() ? calloc(1, sizeof *own) : NULL;
  if (!own) {
    remux_say(message, "out of memory");
    return NULL;
  }
  own->read = read, own->context = context, own->size = size, own->track = -1;
  own->deadline = remux.av_gettime_relative() + (int64_t)(seconds * 1e6);
  int status = 0;
  if (!strcmp(demuxer, "mov")) {
    // Once as players see it, to know what an edit list hides from them.
    status = begin(own, demuxer, 1);
    const int track = status < 0 ? -1 : choose(own);
    if (track >= 0) own->visible = shown_entries(own->format->streams[track]);
    shut(own);
  }
  if (status >= 0) status = begin(own, demuxer, 0);
  if (status >= 0 && !(own->packet = remux.av_packet_alloc())) status = AVERROR(ENOMEM);
  if (status < 0) {
    remux_note(message, status);
    remux_close(own);
    return NULL;
  }
  return own;
}

/// Makes ready for the track's packets.
static int take(remux_input *own, int track) {
  AVStream *stream = own->format->streams[track];
  own->track = track;
  for (unsigned index = 0; index < own->format->nb_streams; index++) {
    if ((int)index != track) own->format->streams[index]->discard = AVDISCARD_ALL;
  }
  const int codec = codec_of(stream);
  const AVCodecParameters *parameters = stream->codecpar;
  if (codec != REMUX_H264 && codec != REMUX_HEVC) return 0;
  own->parser = remux.av_parser_init(parameters->codec_id);
  own->parsing = remux.avcodec_alloc_context3(NULL);
  if (!own->parser || !own->parsing) return AVERROR(ENOMEM);
  own->parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
  own->parsing->codec_id = parameters->codec_id;
  // A first byte that is 0 begins a start code: the track is as it shall be.
  if (parameters->extradata_size < 7 || !parameters->extradata[0]) return 0;
  const AVBitStreamFilter *filter = remux.av_bsf_get_by_name(
      codec == REMUX_H264 ? "h264_mp4toannexb" : "hevc_mp4toannexb");
  int status = filter ? remux.av_bsf_alloc(filter, &own->filter) : AVERROR_BSF_NOT_FOUND;
  if (status >= 0) status = remux.avcodec_parameters_copy(own->filter->par_in, parameters);
  if (status >= 0) own->filter->time_base_in = stream->time_base;
  return status < 0 ? status : remux.av_bsf_init(own->filter);
}

/// The next packet of the track, as the container has it.
static int next_raw(remux_input *own) {
  for (;;) {
    if (remux.av_gettime_relative() > own->deadline) return AVERROR_EXIT;
    remux.av_packet_unref(own->packet);
    int status = remux.av_read_frame(own->format, own->packet);
    if (status < 0) return status;
    if (own->track < 0) {
      const int track = choose(own);
      if (track < 0) continue;
      if ((status = take(own, track)) < 0) return status;
    }
    if (own->packet->stream_index != own->track || own->packet->size <= 0) continue;
    // A frame of the index of which the file has a part only: it ends here.
    if (own->packet->flags & AV_PKT_FLAG_CORRUPT && own->format->streams[own->track]->nb_frames &&
        own->place >= own->size) {
      return AVERROR_EOF;
    }
    return 0;
  }
}

static int next_filtered(remux_input *own) {
  for (;;) {
    if (own->filter) {
      const int status = remux.av_bsf_receive_packet(own->filter, own->packet);
      if (status != AVERROR(EAGAIN)) return status;
    }
    int status = next_raw(own);
    if (status == AVERROR_EOF && own->filter) {
      status = remux.av_bsf_send_packet(own->filter, NULL);
    } else if (status < 0 || !own->filter) {
      return status;
    } else {
      status = remux.av_bsf_send_packet(own->filter, own->packet);
    }
    if (status < 0) return status;
  }
}

static int64_t time_of(int64_t time) { return time == AV_NOPTS_VALUE ? REMUX_NO_TIME : time; }

int remux_next(remux_input *own, remux_packet *packet, char *message) {
  memset(packet, 0, sizeof *packet);
  const int status = next_filtered(own);
  if (status == AVERROR_EOF) return 0;
  if (status < 0) return remux_note(message, status);
  const AVPacket *found = own->packet;
  packet->bytes = found->data;
  packet->size = (size_t)found->size;
  packet->shown = time_of(found->pts);
  packet->decoded = time_of(found->dts);
  packet->duration = found->duration;
  packet->is_damaged = !!(found->flags & AV_PKT_FLAG_CORRUPT);
  size_t size;
  packet->is_encrypted =
      !!remux.av_packet_get_side_data(found, AV_PKT_DATA_ENCRYPTION_INFO, &size) ||
      !!remux.av_stream_get_side_data(own->format->streams[own->track],
                                      AV_PKT_DATA_ENCRYPTION_INIT_INFO, &size);
  if (own->parser) {
    uint8_t *bytes;
    int count;
    remux.av_parser_parse2(own->parser, own->parsing, &bytes, &count, found->data, found->size,
                           AV_NOPTS_VALUE, AV_NOPTS_VALUE, -1);
    packet->order = own->parser->output_picture_number;
  }
  return 1;
}

static void copy_text(char target[40], const AVDictionary *texts, const char *key) {
  const AVDictionaryEntry *entry = remux.av_dict_get(texts, key, NULL, 0);
  if (entry && !target[0] && strlen(entry->value) < 40) strcpy(target, entry->value);
}

static void describe_texts(const AVDictionary *texts, remux_track *track) {
  static const char *const technical[] = {
      "major_brand", "minor_version", "compatible_brands", "creation_time", "language",
      "handler_name", "vendor_id", "encoder", "timecode",
  };
  const AVDictionaryEntry *entry = NULL;
  while ((entry = remux.av_dict_get(texts, "", entry, AV_DICT_IGNORE_SUFFIX))) {
    if (strstr(entry->key, "location") || strstr(entry->key, "GPS") || strstr(entry->key, "gps")) {
      track->has_location = 1;
      continue;
    }
    int is_technical = 0;
    for (size_t index = 0; index < sizeof technical / sizeof *technical; index++) {
      is_technical |= !strcmp(entry->key, technical[index]);
    }
    if (!is_technical) track->has_texts = 1;
  }
  copy_text(track->created, texts, "creation_time");
  copy_text(track->recorded, texts, "com.apple.quicktime.creationdate");
}

static void describe_matrix(const AVStream *stream, remux_track *track) {
  size_t size = 0;
  const uint8_t *bytes =
      remux.av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  if (!bytes || size < sizeof track->matrix) return;
  memcpy(track->matrix, bytes, sizeof track->matrix);
  track->has_matrix = 1;
}

void remux_describe(remux_input *own, remux_track *track) {
  memset(track, 0, sizeof *track);
  const AVFormatContext *format = own->format;
  describe_texts(format->metadata, track);
  track->chapters = (int)format->nb_chapters;
  const int chosen = own->track >= 0 ? own->track : choose(own);
  for (unsigned index = 0; index < format->nb_streams; index++) {
    const AVStream *stream = format->streams[index];
    describe_texts(stream->metadata, track);
    switch (stream->codecpar->codec_type) {
      case AVMEDIA_TYPE_VIDEO:
        if (is_video(stream)) track->videos++;
        else track->pictures++;
        break;
      case AVMEDIA_TYPE_AUDIO: track->audios++; break;
      case AVMEDIA_TYPE_SUBTITLE: track->subtitles++; break;
      default: track->others++;
    }
  }
  if (chosen < 0) return;
  const AVStream *stream = format->streams[chosen];
  const AVCodecParameters *parameters = stream->codecpar;
  track->codec = codec_of(stream);
  strncpy(track->name, remux.avcodec_get_name(parameters->codec_id), sizeof track->name - 1);
  track->columns = parameters->width, track->rows = parameters->height;
  AVRational aspect = stream->sample_aspect_ratio;
  if (!aspect.num) aspect = parameters->sample_aspect_ratio;
  track->aspect_across = aspect.num, track->aspect_down = aspect.den;
  track->time_numerator = stream->time_base.num, track->time_denominator = stream->time_base.den;
  describe_matrix(stream, track);
  track->frames = stream->nb_frames;
  track->visible = own->visible;
}

void remux_close(remux_input *own) {
  remux.av_bsf_free(&own->filter);
  if (own->parser) remux.av_parser_close(own->parser);
  remux.avcodec_free_context(&own->parsing);
  remux.av_packet_free(&own->packet);
  shut(own);
  free(own);
}
#endif
