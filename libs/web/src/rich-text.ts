import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
